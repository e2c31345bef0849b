package dev.portolan.catalog.locations;

import static dev.portolan.catalog.wire.QueryParameters.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.catalog.reading.Urls;
import dev.portolan.catalog.wire.JsonBody;
import dev.portolan.kernel.problems.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The location in a request.
///
/// @param target an absolute http or https URL
record LocationInput(String target) {
    private static final List<String> PRESENCES = List.of("required", "optional");

    /// @throws ProblemException `invalid` where it is none that can be read
    static LocationInput of(@Nullable JsonNode json) {
        var body = JsonBody.filled(json).only("type", "target", "presence");
        var type = body.text("type");
        var target = body.text("target").strip();
        body.optionalText("presence")
                .filter(presence -> !PRESENCES.contains(presence))
                .ifPresent(_ -> {
                    throw invalid("Malformed request: \"presence\" must be required or optional");
                });
        if (!type.equals(LocationService.URL)) {
            throw invalid("Registered locations must be of an allowed type [\"url\"]");
        }
        try {
            return new LocationInput(Urls.absolute(target).toString());
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }
}
