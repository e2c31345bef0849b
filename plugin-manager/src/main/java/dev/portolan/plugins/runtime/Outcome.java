package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// How a call ended.
public sealed interface Outcome {
    Usage usage();

    /// The function answered.
    ///
    /// @param value JSON null when the function returned nothing
    record Returned(JsonNode value, Usage usage) implements Outcome {}

    /// The function did not answer.
    ///
    /// @param message one sentence for whoever asked; holds text of the plugin's own
    /// @param line in the author's file, counted from 1, where it is known
    /// @param place in a file of declared functions, as `functions.yaml#/card/steps/1`, where it is known
    record Failed(
            Reason reason,
            String message,
            @Nullable Integer line,
            @Nullable String place,
            Usage usage) implements Outcome {
        Failed(Reason reason, String message, @Nullable Integer line, Usage usage) {
            this(reason, message, line, null, usage);
        }

        /// The message and where it is, for the admin and the plugin's author.
        public String located() {
            if (line != null) {
                return message + " (line " + line + ")";
            }
            return place == null ? message : message + " (" + place + ")";
        }
    }

    /// Why a call failed. All but `ERROR` and `TOO_BUSY` are breaches of the budget or of the calling convention.
    enum Reason {
        @JsonProperty("timeout")
        TIMEOUT,
        @JsonProperty("memory")
        MEMORY,
        @JsonProperty("output")
        OUTPUT,
        @JsonProperty("stack")
        STACK,
        @JsonProperty("host_limit")
        HOST_LIMIT,
        /// The plugin threw, or its code does not load, or it has no such function.
        @JsonProperty("error")
        ERROR,
        /// Its promise never settles.
        @JsonProperty("no_answer")
        NO_ANSWER,
        /// The tenant has too many calls under way; the plugin did not run.
        @JsonProperty("too_busy")
        TOO_BUSY;

        /// Whether it counts towards disabling the plugin.
        public boolean breach() {
            return this != ERROR && this != TOO_BUSY;
        }
    }
}
