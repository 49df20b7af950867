# Countersign in a container: nobody's user id, nothing writable but /data and /tmp.
#
#     docker build --tag countersign .
#     docker run --rm --read-only --tmpfs /tmp --volume countersign:/data --publish 127.0.0.1:8000:8000 \
#         --env COUNTERSIGN_SMTP_URL=smtp://mail.example countersign
#
# docs/guides/run-on-a-server.md says the rest; compose.yaml holds three ways to run it.

FROM python:3.13-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
WORKDIR /build
COPY requirements/tools.txt requirements/run.txt requirements/
# Every package by its hash; the uv that is pinned carries the backend that builds ours, so nothing else is fetched.
RUN python -m venv /tools && /tools/bin/pip install --quiet --require-hashes -r requirements/tools.txt \
    && /tools/bin/uv venv /app \
    && /tools/bin/uv pip install --python /app/bin/python --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN /tools/bin/uv pip install --python /app/bin/python --no-deps .

FROM python:3.13-slim
RUN groupadd --gid 10001 countersign && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin countersign \
    && install --directory --owner 10001 --group 10001 --mode 0700 /data
COPY --from=build /app /app
ENV PATH=/app/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    COUNTERSIGN_ADDRESS=0.0.0.0 COUNTERSIGN_PORT=8000 COUNTERSIGN_DATA=/data
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8000
# 503 when the database does not answer, or the worker was not seen for ten minutes.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "from urllib.request import urlopen; urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
# It handles SIGTERM itself and stops its worker; no init is needed.
ENTRYPOINT ["countersign"]
CMD ["serve"]
