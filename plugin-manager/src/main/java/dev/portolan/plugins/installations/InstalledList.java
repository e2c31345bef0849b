package dev.portolan.plugins.installations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.plugins.installations.InstallationViews.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of installations: a [dev.portolan.contracts.Page] of its own type, since that is what a writer of CSV is
/// chosen by.
///
/// @param next opaque cursor of the next page; absent on the last one
/// @param link to the next page, for the header of what has no room for a cursor
@JsonInclude(JsonInclude.Include.NON_NULL)
record InstalledList(
        List<Item> items,
        @Nullable String next,
        @JsonIgnore @Nullable String link) {
    InstalledList {
        items = List.copyOf(items);
    }
}
