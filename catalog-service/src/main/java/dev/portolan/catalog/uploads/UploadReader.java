package dev.portolan.catalog.uploads;

import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.reading.KnownFile;
import dev.portolan.catalog.reading.OriginReader;
import dev.portolan.catalog.reading.ReadSource;
import dev.portolan.catalog.reading.ReadingProgress;
import dev.portolan.catalog.reading.SourceReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/// Reads uploaded texts. What one points to by a full address is followed; beside it there are no files.
@ApplicationScoped
public class UploadReader implements OriginReader {
    public static final String TYPE = "upload";

    private final UploadService uploads;
    private final SourceReader reader;

    UploadReader(UploadService uploads, SourceReader reader) {
        this.uploads = uploads;
        this.reader = reader;
    }

    @Override
    public String type() {
        return TYPE;
    }

    /// @param target name of the upload; its text is read from the database, in a transaction of its own
    @Override
    public ReadSource read(Ref root, String target, List<KnownFile> known, ReadingProgress progress) {
        return reader.readText(root, name(target), text(target), known, progress);
    }

    @Override
    public Optional<ReadSource> readIfChanged(
            Ref root, String target, List<KnownFile> known, ReadingProgress progress) {
        return reader.readTextIfChanged(root, name(target), text(target), known, progress);
    }

    /// Reads a text as if it were uploaded under this name.
    public ReadSource trial(Ref root, String target, String text) {
        return reader.readText(root, name(target), text, List.of(), ReadingProgress.NONE);
    }

    private String text(String target) {
        return uploads.contentOf(target).orElse(""); // removed meanwhile: then nothing is stored either
    }

    private static URI name(String target) {
        return URI.create(TYPE + ":" + target);
    }
}
