package dev.portolan.plugins.invocations;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.installations.Purged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What plugins say of themselves and the platform of them, for the tenant's admins. Keeps the newest lines only.
@ApplicationScoped
@Transactional
public class PluginLogService {
    private static final int KEPT = 1000;
    private static final int PAGE = 100;
    private static final UUID LAST = new UUID(-1, -1);

    private final LogRepository rows;
    private final LogQueries queries;
    private final InstalledService installed;

    PluginLogService(LogRepository rows, LogQueries queries, InstalledService installed) {
        this.rows = rows;
        this.queries = queries;
        this.installed = installed;
    }

    /// Adds lines to the log that the tenant's admins see.
    public void append(UUID installation, List<LogLine> lines) {
        for (var line : lines) {
            var row = new LogRow();
            row.id = Ids.next();
            row.installation = installation;
            row.at = line.at();
            row.level = line.level();
            row.function = line.function();
            row.message = line.message();
            rows.persist(row);
        }
        rows.flush();
        queries.newestTooMany(installation, KEPT).forEach(last -> {
            var _ = queries.forget(installation, last);
        });
    }

    void forget(@Observes Purged gone) {
        var _ = queries.forget(gone.installation(), LAST);
    }

    /// Newest first.
    Page<LogLine> page(PluginId plugin, @Nullable String cursor) {
        var installation = installed.find(plugin).orElseThrow(ProblemException::notFound);
        var before = cursor == null ? LAST : id(Cursor.decode(cursor, 1).getFirst());
        var found = queries.page(installation.id(), before, PAGE + 1);
        var shown = found.stream().limit(PAGE).toList();
        var lines = shown.stream()
                .map(row -> new LogLine(row.at, row.level, row.function, row.message))
                .toList();
        return new Page<>(lines, found.size() > PAGE ? Cursor.encode(shown.getLast().id) : null);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list");
        }
    }
}
