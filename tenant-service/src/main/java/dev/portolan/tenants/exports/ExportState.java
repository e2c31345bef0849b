package dev.portolan.tenants.exports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where an export stands.
enum ExportState {
    /// Not begun, or between two attempts.
    WAITING,
    RUNNING,
    DONE,
    FAILED;

    /// Lower case.
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
