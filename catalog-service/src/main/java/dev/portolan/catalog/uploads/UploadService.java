package dev.portolan.catalog.uploads;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/// Keeps the texts of the current tenant's uploads.
@ApplicationScoped
@Transactional
public class UploadService {
    private final UploadRepository rows;
    private final InstantSource time;

    UploadService(UploadRepository rows, InstantSource time) {
        this.rows = rows;
        this.time = time;
    }

    /// Puts a text in the place of the one that was there.
    public void put(UUID location, String content) {
        rows.put(location, content, time.instant());
    }

    public Optional<String> content(UUID location) {
        return rows.content(location);
    }

    /// The text of the location with this target.
    Optional<String> contentOf(String name) {
        return rows.contentOf(name);
    }
}
