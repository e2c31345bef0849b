package dev.portolan.kernel.paging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.kernel.problems.ProblemException;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// Opaque position in a list: the sort key of the last item shown, in base64url. Not signed: it can only name a place
/// in a list that the caller may read anyway.
public final class Cursor {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<List<String>> PARTS = new TypeReference<>() {};
    private static final int LONGEST = 2_000;

    private Cursor() {}

    /// @param parts the sort key, written by `toString`
    public static String encode(Object... parts) {
        try {
            var texts = Stream.of(parts).map(Object::toString).toList();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MAPPER.writeValueAsBytes(texts));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings can always be written", e);
        }
    }

    /// @param size how many parts the list's cursors have
    /// @throws ProblemException `invalid` at `cursor` when it is none of ours
    public static List<String> decode(String cursor, int size) {
        try {
            if (cursor.length() <= LONGEST) {
                var parts = MAPPER.readValue(Base64.getUrlDecoder().decode(cursor), PARTS);
                if (parts.size() == size && parts.stream().noneMatch(part -> part == null)) {
                    return parts;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            // falls through: whatever is wrong with it, the answer is the same
        }
        throw ProblemException.invalid(
                "cursor", "is not a cursor of this list; leave it out to start at the beginning");
    }
}
