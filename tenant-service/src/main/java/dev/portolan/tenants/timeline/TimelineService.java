package dev.portolan.tenants.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.Page;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Json;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps the timeline of the current tenant.
@ApplicationScoped
@Transactional
public class TimelineService {
    private final TimelineRepository rows;
    private final TimelineQueries queries;

    TimelineService(TimelineRepository rows, TimelineQueries queries) {
        this.rows = rows;
        this.queries = queries;
    }

    /// Adds an event, unless it is there or this version does not know its type.
    void add(CloudEvent event, byte[] json) {
        var data = Json.read(json, JsonNode.class);
        var text = Wording.of(event.type(), data);
        if (text.isEmpty()) {
            Log.debugf("no line for event=%s tenant=%s", event.type(), event.tenant());
            return;
        }
        if (rows.findById(event.id()) == null) {
            var row = new TimelineRow();
            row.id = event.id();
            row.at = event.time();
            row.type = event.type();
            row.text = text.get();
            row.data = data.toString();
            rows.persist(row);
        }
    }

    /// Lists what happened, newest first.
    ///
    /// @throws ProblemException `invalid` at `cursor`
    public Page<TimelineEntry> page(@Nullable String cursor, int size) {
        var found = cursor == null ? queries.newest(size + 1) : after(Cursor.decode(cursor, 2), size + 1);
        var shown = found.subList(0, Math.min(size, found.size()));
        return new Page<>(
                shown.stream().map(TimelineService::toDomain).toList(),
                found.size() > size ? Cursor.encode(shown.getLast().at, shown.getLast().id) : null);
    }

    private List<TimelineRow> after(List<String> position, int size) {
        try {
            return queries.before(Instant.parse(position.getFirst()), UUID.fromString(position.getLast()), size);
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw ProblemException.invalid("cursor", "is not a cursor of this list; leave it out to start");
        }
    }

    private static TimelineEntry toDomain(TimelineRow row) {
        var data = Json.read(row.data.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        return new TimelineEntry(row.at, row.type, row.text, data);
    }
}
