package dev.portolan.catalog.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.catalog.validation.Fault;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that went wrong while a location was read, told so that whoever keeps the file can mend it.
///
/// @param at when it was first seen
/// @param where the place in the file
/// @param message what is wrong
/// @param mend what to do about it
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Finding(
        @Nullable Instant at,
        @JsonUnwrapped Place where,
        @Nullable String found,
        @Nullable String expected,
        String message,
        @Nullable String mend) {

    public static Finding of(Place where, String message, @Nullable String mend) {
        return new Finding(null, where, null, null, message, mend);
    }

    public static Finding of(Place where, Fault fault) {
        var mend = fault.expected() == null ? null : "Put " + fault.expected() + " there.";
        return new Finding(null, where, fault.found(), fault.expected(), fault.message(), mend);
    }

    /// A fault of the catalog's state rather than of a file's text.
    public static Finding of(String file, String message, String mend) {
        return of(Place.of(file), message, mend);
    }

    /// @param file its URL
    /// @param line counts from 1
    /// @param document counts the YAML documents of the file from 1
    /// @param path JSON Pointer into the document
    /// @param entityRef the entity it is about; null where there is none, or where it cannot be told
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Place(
            String file,
            @Nullable Integer line,
            @Nullable Integer document,
            @Nullable String path,
            @Nullable String entityRef) {
        public Place(String file, @Nullable Integer line, @Nullable Integer document, @Nullable String path) {
            this(file, line, document, path, null);
        }

        /// A file as a whole.
        public static Place of(String file) {
            return new Place(file, null, null, null, null);
        }
    }
}
