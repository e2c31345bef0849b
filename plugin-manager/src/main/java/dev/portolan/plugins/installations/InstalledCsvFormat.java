package dev.portolan.plugins.installations;

import dev.portolan.kernel.csv.Csv;
import dev.portolan.plugins.installations.InstallationViews.Item;
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
import java.util.Locale;

/// Writes a page of installations as CSV.
@Provider
@Produces(InstalledCsvFormat.CSV)
class InstalledCsvFormat implements MessageBodyWriter<InstalledList> {
    static final String CSV = "text/csv";
    private static final String NAMES = Csv.line(
            "publisher",
            "plugin",
            "title",
            "version",
            "channel",
            "state",
            "health",
            "message",
            "revision",
            "changed_at");

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == InstalledList.class;
    }

    @Override
    public void writeTo(
            InstalledList page,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, CSV + ";charset=UTF-8;header=present");
        headers.putSingle(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"plugins.csv\"");
        if (page.link() != null) {
            headers.putSingle(HttpHeaders.LINK, "<" + page.link() + ">; rel=\"next\"");
        }
        out.write(NAMES.getBytes(StandardCharsets.UTF_8));
        for (var item : page.items()) {
            out.write(line(item).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String line(Item item) {
        var status = item.status();
        return Csv.line(
                item.publisher(),
                item.plugin(),
                item.title(),
                status.version(),
                status.channel(),
                word(status.desired()),
                word(status.health().state()),
                status.health().message(),
                String.valueOf(status.revision()),
                String.valueOf(item.changedAt()));
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
