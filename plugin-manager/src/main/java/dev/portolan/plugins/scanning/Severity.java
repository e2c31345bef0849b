package dev.portolan.plugins.scanning;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a finding leads to.
public enum Severity {
    /// Nothing; good to know.
    @JsonProperty("info")
    INFO,
    /// A person looks at the package.
    @JsonProperty("warning")
    WARNING,
    /// The package is rejected.
    @JsonProperty("error")
    ERROR
}
