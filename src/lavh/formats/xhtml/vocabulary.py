"""What a book may say: the elements and attributes that are kept. Everything else is left out.

HTML living standard · EPUB 3.3 sections 6.1–6.3 · MathML Core and 3 (presentation) · SVG 1.1/2 without scripting and embedding.
"""


def words(written: str) -> frozenset[str]:
    """A table that is a list of words."""
    return frozenset(written.split())


XHTML = "http://www.w3.org/1999/xhtml"
SVG = "http://www.w3.org/2000/svg"
MATHML = "http://www.w3.org/1998/Math/MathML"
EPUB = "http://www.idpf.org/2007/ops"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
SSML = "http://www.w3.org/2001/10/synthesis"

# Attributes with a namespace that are kept, and how they are written.
PREFIXED = {
    f"{{{XML}}}lang": "xml:lang", f"{{{XML}}}space": "xml:space", f"{{{EPUB}}}type": "epub:type",
}  # fmt: skip
LINKED = {f"{{{XLINK}}}href": "xlink:href", f"{{{XLINK}}}title": "xlink:title"}  # in drawings
SPOKEN = {f"{{{SSML}}}ph": "ssml:ph", f"{{{SSML}}}alphabet": "ssml:alphabet"}  # in text

# WAI-ARIA 1.2 and the digital publishing roles; states that only a script can change are kept too: they describe.
ARIA = frozenset(
    "aria-" + name
    for name in words("""activedescendant atomic braillelabel brailleroledescription busy checked colcount colindex colindextext colspan controls current
    describedby description details disabled errormessage expanded flowto haspopup hidden invalid keyshortcuts label labelledby level live modal
    multiline multiselectable orientation owns placeholder posinset pressed readonly required roledescription rowcount rowindex rowindextext
    rowspan selected setsize sort valuemax valuemin valuenow valuetext""")
)
GLOBAL = ARIA | words("id class lang dir title role hidden translate")

_CELL = "colspan rowspan headers scope abbr align valign width height axis"
_TABLE = "border cellpadding cellspacing frame rules summary width align"
_PART = "align valign span width"
_MEDIA = "controls loop muted width height preload"

# element → its own attributes besides the global ones. Addresses have rules of their own (cleaner.py).
HTML: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        words("""abbr acronym address article aside b bdi bdo big body caption center cite code dd del details dfn div dl dt em
        figcaption figure footer h1 h2 h3 h4 h5 h6 head header hgroup html i ins kbd legend main mark menu nav p picture pre
        q rb rbc rp rt rtc ruby s samp search section small span strike strong sub summary sup title tt u ul var wbr blockquote
        fieldset datalist"""),
        frozenset[str](),
    ),
    **{
        name: words(attributes)
        for name, attributes in {
            "a": "href hreflang type rel", "area": "href alt shape coords hreflang rel", "audio": _MEDIA + " src", "br": "clear", "button": "disabled value",
            "col": _PART, "colgroup": _PART, "data": "value", "del": "datetime", "details": "open", "font": "color face size", "hr": "align size width",
            "img": "src alt width height usemap longdesc border", "input": "checked disabled max maxlength min placeholder readonly size step value name",
            "ins": "datetime", "label": "for", "li": "value type", "link": "href rel type media", "map": "name", "meta": "name content charset",
            "meter": "value min max low high optimum", "ol": "start reversed type", "optgroup": "label disabled", "option": "label value selected disabled",
            "output": "for", "progress": "value max", "rt": "rbspan", "select": "multiple size disabled", "source": "src type media", "style": "media type",
            "table": _TABLE, "tbody": _PART, "td": _CELL, "textarea": "rows cols placeholder readonly", "tfoot": _PART, "th": _CELL, "thead": _PART,
            "time": "datetime", "tr": _PART, "track": "src kind srclang label default", "ul": "type", "video": _MEDIA + " src poster",
            "h1": "align", "h2": "align", "h3": "align", "h4": "align", "h5": "align", "h6": "align", "p": "align", "div": "align", "caption": "align",
        }.items()
    },
}  # fmt: skip
VOID = words("area br col hr img input link meta source track wbr")
# Left out with everything in them. All that is neither here nor above is left out, and its children stay.
DROPPED = words(
    "script iframe frame frameset noframes applet base bgsound embed template canvas portal param plaintext xmp"
)

_MATH_COMMON = (
    words("""accent accentunder align close columnalign columnlines columnspacing columnspan denomalign depth dir display displaystyle
    fence form frame framespacing height lspace largeop linethickness mathbackground mathcolor mathsize mathvariant maxsize
    minsize movablelimits notation numalign open rowalign rowlines rowspacing rowspan rspace scriptlevel scriptminsize
    scriptsizemultiplier separator separators stretchy subscriptshift superscriptshift symmetric voffset width side
    minlabelspacing equalcolumns equalrows groupalign bevelled lquote rquote linebreak indentalign alttext altimg intent arg
    crossout decimalpoint position shift stackalign charalign charspacing leftoverhang rightoverhang mslinethickness encoding""")
    - {"altimg"}
)
MATH = dict.fromkeys(
    words("""math maction maligngroup malignmark menclose merror mfenced mfrac mi mlabeledtr mlongdiv mmultiscripts mn mo mover
    mpadded mphantom mprescripts mroot mrow ms mscarries mscarry msgroup msline mspace msqrt msrow mstack mstyle msub msubsup
    msup mtable mtd mtext mtr munder munderover none semantics annotation"""),
    _MATH_COMMON,
)
# MathML that holds nothing but characters: what else stands in it is reduced to its text.
MATH_TEXT = words("mi mn mo ms mtext annotation")
MATH_DROPPED = frozenset({"annotation-xml", "mglyph"})

_SVG_COMMON = words("""alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters cursor cx cy d
    direction display dominant-baseline dx dy fill fill-opacity fill-rule filter flood-color flood-opacity font-family font-size
    font-size-adjust font-stretch font-style font-variant font-weight fx fy fr glyph-orientation-horizontal
    glyph-orientation-vertical gradientTransform gradientUnits height image-rendering isolation kerning letter-spacing
    lengthAdjust lighting-color marker-end marker-mid marker-start markerHeight markerUnits markerWidth mask mask-type
    maskContentUnits maskUnits method mix-blend-mode offset opacity orient overflow paint-order pathLength patternContentUnits
    patternTransform patternUnits pointer-events points preserveAspectRatio primitiveUnits r refX refY rotate rx ry
    shape-rendering side spacing spreadMethod startOffset stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering
    textLength transform transform-origin unicode-bidi vector-effect version viewBox visibility white-space width word-spacing
    writing-mode x x1 x2 y y1 y2 zoomAndPan clipPathUnits
    amplitude azimuth baseFrequency bias diffuseConstant divisor edgeMode elevation exponent filterUnits in in2 intercept k1 k2 k3 k4
    kernelMatrix kernelUnitLength limitingConeAngle mode numOctaves operator order pointsAtX pointsAtY pointsAtZ preserveAlpha
    radius result scale seed slope specularConstant specularExponent stdDeviation stitchTiles surfaceScale tableValues targetX
    targetY type values xChannelSelector yChannelSelector z
    accumulate additive attributeName attributeType begin by calcMode dur end fill from keyPoints keySplines keyTimes max min path
    repeatCount repeatDur restart to
    requiredExtensions systemLanguage focusable media""")
SVG_ELEMENTS = dict.fromkeys(
    words("""svg a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
    feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter
    foreignObject g image line linearGradient marker mask metadata mpath path pattern polygon polyline radialGradient rect
    stop style switch symbol text textPath title tspan tref use view animate animateMotion animateTransform set"""),
    _SVG_COMMON,
)
del SVG_ELEMENTS["metadata"]  # RDF of drawing programs
SVG_TEXT = frozenset({"desc", "title"})
ANIMATIONS = frozenset({"animate", "animateTransform", "set"})
# What an animation may change; never where something leads or what it runs.
ANIMATED = _SVG_COMMON - {
    "type",
    "attributeName",
    "from",
    "to",
    "by",
    "values",
    "cursor",
    "filter",
    "mask",
    "clip-path",
}
# Elements of SVG whose href fetches something, and those whose href may only name a place in the same file.
SVG_FETCHES = frozenset({"image", "feImage", "use"})
SVG_POINTS = frozenset({"linearGradient", "radialGradient", "pattern", "filter", "textPath", "mpath", "tref"})
# Names that the HTML parser writes in lower case.
CAMEL = {
    each.lower(): each for each in (*SVG_ELEMENTS, *_SVG_COMMON) if each != each.lower()
}  # fmt: skip
