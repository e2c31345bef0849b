package dev.portolan.catalog.leaving;

import dev.portolan.catalog.leaving.ExportService.EntityLine;
import dev.portolan.catalog.leaving.ExportService.LocationLine;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.streams.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Writes a tenant's catalog as JSON lines, a page of it in memory at a time.
@ApplicationScoped
class CatalogExport {
    private static final int PAGE = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private final ExportService rows;
    private final TenantScope scope;

    CatalogExport(ExportService rows, TenantScope scope) {
        this.rows = rows;
        this.scope = scope;
    }

    void write(TenantId tenant, OutputStream out) throws IOException {
        var entities = write(tenant, "entities", rows::entities, EntityLine::id, out);
        var history = history(tenant, out);
        var locations = write(tenant, "locations", rows::locations, LocationLine::id, out);
        line(out, new Line("end", Map.of("entities", entities, "locations", locations, "history", history)));
    }

    private <T> long write(
            TenantId tenant,
            String file,
            BiFunction<UUID, Integer, List<T>> read,
            Function<T, UUID> id,
            OutputStream out)
            throws IOException {
        var count = 0L;
        var after = FIRST;
        while (true) {
            var from = after;
            var page = scope.call(tenant, () -> read.apply(from, PAGE));
            for (var row : page) {
                line(out, new Line(file, row));
            }
            count += page.size();
            if (page.size() < PAGE) {
                return count;
            }
            after = id.apply(page.getLast());
        }
    }

    private long history(TenantId tenant, OutputStream out) throws IOException {
        var count = 0L;
        var after = new HistoryLine.Place("", 0);
        while (true) {
            var from = after;
            var page = scope.call(tenant, () -> rows.history(from, PAGE));
            for (var row : page) {
                line(out, new Line("history", row));
            }
            count += page.size();
            if (page.size() < PAGE) {
                return count;
            }
            after = page.getLast().place();
        }
    }

    private static void line(OutputStream out, Line line) throws IOException {
        out.write(Json.write(line));
        out.write('\n');
    }

    /// One line.
    ///
    /// @param file which file of the export it belongs to, or `end`
    record Line(String file, Object row) {}
}
