package dev.portolan.catalog.reading;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the files of one reading come from: each is had once. May be used by several threads at once.
public interface FileSource {
    /// @param sameOrigin whether it must not be had from another origin than its URL names
    Loaded load(URI url, boolean sameOrigin);

    /// Tells what a file means when it names another one.
    ///
    /// @throws IllegalArgumentException when that is none that may be read, with a sentence for people
    URI resolve(URI base, String target);

    /// The files that a pattern in a file means.
    ///
    /// @return empty where folders cannot be listed
    /// @throws IllegalArgumentException when it is no pattern, with a sentence for people
    default Optional<List<URI>> matching(URI base, String pattern) {
        return Optional.empty();
    }

    /// @param origin the registered target that led to the file
    default Provenance provenance(URI file, URI origin) {
        return Provenance.of(file, origin);
    }

    /// What is done while the files are had: [ReadingProgress.Phase#READING] where all of them are here already.
    default ReadingProgress.Phase phase() {
        return ReadingProgress.Phase.FETCHING;
    }

    /// All that was had, to be known next time.
    List<KnownFile> all();

    /// Whether every file was had as it is now.
    boolean settled();

    /// Whether a file was had as it is now.
    boolean current(URI url);

    /// Which state of the source this is, for people; null where it says none.
    @Nullable
    String revision(URI target);
}
