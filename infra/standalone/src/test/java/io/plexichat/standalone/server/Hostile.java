package io.plexichat.standalone.server;

import java.util.List;

/** What somebody may write who wants the page to do something for him. All of it is to be seen as it was written. */
final class Hostile {
    static final List<String> TEXTS = List.of(
            "<img src=x onerror=\"window.pwned='img'\"> pwned",
            "<script>window.pwned = 'script'</script>",
            "<svg onload=\"window.pwned='svg'\"></svg>",
            "<iframe srcdoc=\"<script>parent.pwned='frame'</script>\"></iframe>",
            "[click](javascript:window.pwned='link')",
            "[click](JaVaScRiPt:window.pwned=1) [click](java\tscript:window.pwned=1)",
            "[click](data:text/html,<script>alert(1)</script>) <javascript:window.pwned=1> vbscript:msgbox(1)",
            "[a](https://example.org/\"onmouseover=\"window.pwned=1) https://example.org/\"onfocus=\"window.pwned=1",
            "![x](x\" onerror=\"window.pwned=1)",
            "**<b onclick=window.pwned=1>bold</b>** `<img src=x onerror=window.pwned=1>`",
            "```html\n</code></pre><script>window.pwned='fence'</script>\n```",
            "```\"><img src=x onerror=window.pwned=1>\ncode\n```",
            "> <style>* { display: none }</style>\n- <base href=https://example.org/>",
            "@<img/src=x/onerror=window.pwned=1> @ada\"><script>window.pwned=1</script>",
            "&lt;script&gt;window.pwned=1&lt;/script&gt; &#60;img src=x onerror=window.pwned=1&#62;",
            "<math><mtext></form><form><mglyph><style></math><img src onerror=window.pwned=1>",
            "\u202Egnp.exe https://example.org/\u202Egnp.exe",
            "[https://example.org](https://example.com/other) //example.org/x file:///etc/passwd",
            "{{constructor.constructor('window.pwned=1')()}} ${window.pwned=1} <%= 1 %>",
            "__proto__ constructor toString <a name=timeline></a><a id=app></a>");

    private Hostile() {}
}
