package dev.portolan.catalog;

import static org.awaitility.Awaitility.await;

import dev.portolan.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// When a source was read, and when it is read next.
record Times(Instant last, Instant next) {
    static Times of(Catalog catalog, String id) {
        var source = catalog.sources().get("/" + id).then().statusCode(200).extract();
        return new Times(Instant.parse(source.path("lastReadAt")), Instant.parse(source.path("nextReadAt")));
    }

    Duration pause() {
        return Duration.between(last, next);
    }

    /// As if the interval between two readings were over; waits until the source has been read.
    static void due(Catalog catalog, String id) {
        var before = of(catalog, id).last();
        try (var connection = TestDatabase.superuser();
                var update = connection.prepareStatement("update source set due_at = now() where location_id = ?")) {
            update.setObject(1, UUID.fromString(id));
            update.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        await().atMost(Duration.ofSeconds(10))
                .until(() -> of(catalog, id).last().isAfter(before));
    }
}
