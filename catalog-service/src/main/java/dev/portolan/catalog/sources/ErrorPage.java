package dev.portolan.catalog.sources;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of what is wrong: a [dev.portolan.contracts.Page] of its own type, since that is what a writer of CSV is
/// chosen by.
///
/// @param next opaque cursor of the next page; absent on the last one
/// @param link to the next page, for the header of what has no room for a cursor
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErrorPage(
        List<SourceError> items,
        @Nullable String next,
        @JsonIgnore @Nullable String link) {
    ErrorPage {
        items = List.copyOf(items);
    }
}
