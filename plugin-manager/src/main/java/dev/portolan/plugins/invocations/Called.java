package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to happen in the page after a call.
///
/// @param toast said in a corner
/// @param refresh whether what is shown is to be loaded again
/// @param navigate where to go: a path within the organization, or an https address
/// @param view to be shown in place of the one that called
/// @param errors what is wrong with the values, at their fields
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Called(
        @Nullable Toast toast,
        boolean refresh,
        @Nullable String navigate,
        @Nullable JsonNode view,
        List<FieldError> errors) {
    Called {
        errors = List.copyOf(errors);
    }

    /// @param state `good`, `attention`, `bad`, `info` or `neutral`
    record Toast(String state, String message) {}

    /// @param pointer JSON Pointer into the values
    record FieldError(String pointer, String message) {}
}
