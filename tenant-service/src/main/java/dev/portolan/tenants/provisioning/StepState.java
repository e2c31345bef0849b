package dev.portolan.tenants.provisioning;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a step stands.
public enum StepState {
    /// Not begun, or between two attempts.
    WAITING,
    RUNNING,
    DONE,
    /// Given up; an operator may let it be tried again.
    FAILED,
    /// Left out by staff, who said why.
    SKIPPED;

    /// Whether what follows may begin.
    boolean over() {
        return this == DONE || this == SKIPPED;
    }

    /// Lower case.
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
