package dev.portolan.tenants.usage;

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

/// Writes a report's days as CSV (RFC 4180): dates and numbers only, so that nothing needs a quote.
@Provider
@Produces(UsageCsvFormat.CSV)
class UsageCsvFormat implements MessageBodyWriter<UsageReport> {
    static final String CSV = "text/csv";
    private static final String HEADER = "day,active_members,entities,plugin_invocations,api_calls\r\n";

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == UsageReport.class;
    }

    @Override
    public void writeTo(
            UsageReport report,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, CSV + ";charset=UTF-8;header=present");
        headers.putSingle(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"usage-" + report.from() + "-to-" + report.to() + ".csv\"");
        var text = new StringBuilder(HEADER);
        report.days()
                .forEach(day -> text.append("%s,%d,%d,%d,%d\r\n"
                        .formatted(
                                day.day(),
                                day.activeMembers(),
                                day.entities(),
                                day.pluginInvocations(),
                                day.apiCalls())));
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
