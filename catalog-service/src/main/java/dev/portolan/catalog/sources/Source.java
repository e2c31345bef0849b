package dev.portolan.catalog.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.catalog.git.GitAddress;
import dev.portolan.catalog.processing.SourceState;
import dev.portolan.catalog.processing.SourceState.Content;
import dev.portolan.catalog.processing.SourceState.Times;
import dev.portolan.catalog.uploads.UploadReader;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A source as it is shown.
///
/// @param kind `url`, `git` or `upload`; `provider`, `managed` or `import` where its entities come by
///     themselves
/// @param target where it points, in the words of its kind
/// @param state `pending` before the first reading, `reading` during it, then `ok` or `failed`
@JsonInclude(JsonInclude.Include.NON_NULL)
record Source(
        UUID id,
        String kind,
        String target,
        String state,
        @JsonUnwrapped Times times,
        @JsonUnwrapped Content content,
        @JsonUnwrapped Address address) {
    static Source of(SourceState state) {
        return new Source(
                state.location(),
                state.type(),
                state.target(),
                state.state(),
                state.times(),
                state.content(),
                new Address(
                        state.type().equals(Origin.Git.TYPE) ? Repository.of(state.target()) : null,
                        state.type().equals(UploadReader.TYPE) ? state.target() : null));
    }

    /// The target in parts.
    ///
    /// @param name of an upload
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Address(@Nullable Repository git, @Nullable String name) {}

    /// @param branch absent for the repository's own default one
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Repository(String url, @Nullable String branch, String pattern) {
        static Repository of(String target) {
            var address = GitAddress.parse(target);
            return new Repository(address.url().toString(), address.branch(), address.pattern());
        }
    }
}
