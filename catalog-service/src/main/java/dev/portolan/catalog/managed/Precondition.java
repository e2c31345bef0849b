package dev.portolan.catalog.managed;

import dev.portolan.catalog.entities.StoredEntity;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a client has seen of an entity before it changes it.
///
/// @param ifMatch value of the header; null where it is not sent
/// @param ifNoneMatch value of the header; only `*` means anything: the entity must be new
record Precondition(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    private static final String ANY = "*";

    /// @throws ProblemException `precondition-failed`
    void check(Optional<StoredEntity> current) {
        if (ifNoneMatch != null && ifNoneMatch.strip().equals(ANY) && current.isPresent()) {
            throw failed("There is an entity " + current.get().ref() + " already.");
        }
        if (ifMatch == null) {
            return;
        }
        if (current.isEmpty()) {
            throw failed("The entity is gone.");
        }
        var etags = etags(ifMatch);
        if (!etags.contains(ANY) && !etags.contains(etag(current.get()))) {
            throw failed("The entity has changed since you read it. Read it again, then repeat your change on it.");
        }
    }

    private static List<String> etags(String header) {
        return Arrays.stream(header.split(",", -1))
                .map(part -> part.strip().replaceFirst("^W/", "").replace("\"", ""))
                .toList();
    }

    static String etag(StoredEntity entity) {
        return entity.entity().json().path("metadata").path("etag").asText();
    }

    private static ProblemException failed(String detail) {
        return new ProblemException(Common.PRECONDITION_FAILED, detail);
    }
}
