package dev.portolan.plugins.events;

import dev.portolan.kernel.csv.Csv;
import dev.portolan.plugins.events.EventViews.Events;
import dev.portolan.plugins.events.EventViews.Item;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/// Writes a page of events as CSV.
@Provider
@Produces(EventCsvFormat.CSV)
class EventCsvFormat implements MessageBodyWriter<Events> {
    static final String CSV = "text/csv";
    private static final String NAMES =
            Csv.line("id", "at", "type", "source", "plugin", "actor", "subject", "deliveries", "failed", "data");

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == Events.class;
    }

    @Override
    public void writeTo(
            Events page,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, CSV + ";charset=UTF-8;header=present");
        headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"events.csv\"");
        if (page.link() != null) {
            headers.putSingle(HttpHeaders.LINK, "<" + page.link() + ">; rel=\"next\"");
        }
        out.write(NAMES.getBytes(StandardCharsets.UTF_8));
        for (var item : page.items()) {
            out.write(line(item).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String line(Item item) {
        var head = item.head();
        return Csv.line(
                head.id().toString(),
                head.at().toString(),
                head.type(),
                head.source(),
                head.plugin(),
                head.actor(),
                head.subject(),
                String.valueOf(item.deliveries()),
                String.valueOf(item.failed()),
                item.data().toString());
    }
}
