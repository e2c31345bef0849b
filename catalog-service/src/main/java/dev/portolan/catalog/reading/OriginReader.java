package dev.portolan.catalog.reading;

import dev.portolan.catalog.model.Ref;
import java.util.List;
import java.util.Optional;

/// Reads locations of one type. Touches no database; may take as long as all that it fetches together.
public interface OriginReader {
    /// `url`, `git`, ...
    String type();

    /// Reads everything.
    ///
    /// @param root the entity that stands for the location
    /// @param target where it points, as registered
    /// @param known files of the last reading
    /// @param progress told from time to time
    ReadSource read(Ref root, String target, List<KnownFile> known, ReadingProgress progress);

    /// Reads everything, but only if something is no longer as it was.
    ///
    /// @return empty when all is
    Optional<ReadSource> readIfChanged(Ref root, String target, List<KnownFile> known, ReadingProgress progress);
}
