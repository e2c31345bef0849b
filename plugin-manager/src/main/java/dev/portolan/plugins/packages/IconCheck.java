package dev.portolan.plugins.packages;

import dev.portolan.plugins.schema.Findings;
import java.io.StringReader;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Checks that an icon only draws: no script, no style sheet, nothing from elsewhere.
final class IconCheck {
    private static final int LARGEST = 32 << 10;
    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "path",
            "circle",
            "ellipse",
            "rect",
            "line",
            "polyline",
            "polygon",
            "defs",
            "title",
            "desc",
            "linearGradient",
            "radialGradient",
            "stop",
            "clipPath",
            "mask",
            "use",
            "text",
            "tspan");

    private final Findings findings;
    private final String path;

    IconCheck(Findings findings, String path) {
        this.findings = findings;
        this.path = path;
    }

    void check(String svg) {
        if (svg.length() > LARGEST) {
            findings.add(path, svg.length() + " characters", "32 KiB", "The icon is too large.");
            return;
        }
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var reader = factory.createXMLStreamReader(new StringReader(svg));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamReader.START_ELEMENT -> element(reader);
                    case XMLStreamReader.DTD, XMLStreamReader.PROCESSING_INSTRUCTION ->
                        refuse("<!", "no document type and no processing instruction");
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            findings.add(path, "broken XML", "SVG", "The icon is no well-formed SVG.");
        }
    }

    private void element(XMLStreamReader reader) {
        if (!ELEMENTS.contains(reader.getLocalName())) {
            refuse("<" + reader.getLocalName() + ">", "shapes only");
        }
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            var name = reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
            var value = reader.getAttributeValue(i).strip().toLowerCase(Locale.ROOT);
            var elsewhere = name.equals("href") && !value.startsWith("#")
                    || value.contains("url(") && !value.contains("url(#")
                    || value.contains("script:");
            if (name.startsWith("on") || name.equals("style") || elsewhere) {
                refuse(name + "=\"" + value + "\"", "no handlers, no style and no links but to #ids");
            }
        }
    }

    private void refuse(String found, String expected) {
        findings.add(path, found, expected, "The icon holds more than a drawing.");
    }
}
