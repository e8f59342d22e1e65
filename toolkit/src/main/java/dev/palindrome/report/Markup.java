package dev.palindrome.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Elements and text, escaped by the JDK's writer of markup; elements that have no content are closed by a tag of their own, as HTML wants. */
final class Markup {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    /** Something that may fail as the writer does. */
    private interface Writing {
        void run() throws XMLStreamException;
    }

    Markup() {
        try {
            writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        } catch (XMLStreamException problem) {
            throw new IllegalStateException("every Java has a writer of XML", problem);
        }
    }

    /**
     * An element with what is written within.
     *
     * @param styles its class; empty for none
     */
    Markup element(String name, String styles, Runnable within) {
        write(() -> {
            writer.writeStartElement(name);
            if (!styles.isEmpty()) {
                writer.writeAttribute("class", styles);
            }
            writer.writeCharacters("");
        });
        within.run();
        write(writer::writeEndElement);
        return this;
    }

    /** An element with a text. */
    Markup element(String name, String styles, String content) {
        return element(name, styles, () -> text(content));
    }

    Markup text(String content) {
        // XML knows no other control characters, and a script's text may have any.
        String printable = content.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "\uFFFD");
        write(() -> writer.writeCharacters(printable));
        return this;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException problem) {
            throw new IllegalStateException("text cannot fail to be written to memory", problem);
        }
    }

    @Override
    public String toString() {
        write(writer::flush);
        return text.toString();
    }
}
