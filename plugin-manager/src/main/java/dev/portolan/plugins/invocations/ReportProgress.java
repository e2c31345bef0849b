package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.portolan.plugins.hosts.HostName;
import dev.portolan.plugins.runtime.HostResult;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// The host function `progress`: says how far a function is, where somebody is looking. Answers whether anybody is.
@ApplicationScoped
class ReportProgress implements HostFunction {
    private static final int LONGEST = 200;

    @Override
    public HostName name() {
        return HostName.PROGRESS;
    }

    @Override
    public HostResult call(HostCall call, JsonNode argument) {
        var done = argument.path("done");
        var total = argument.path("total");
        if (!count(done) || !(count(total) || total.isMissingNode() || total.isNull())) {
            return new HostResult.Refused(
                    "invalid", "The progress is two counts from 0: what is done, and of how many.");
        }
        var progress = new Occasion.Progress(done.asLong(), total.asLong(), message(argument.path("message")));
        return new HostResult.Ok(BooleanNode.valueOf(call.occasion().progress(progress)));
    }

    private static boolean count(JsonNode value) {
        return value.isNumber() && value.asLong() >= 0 && value.canConvertToLong();
    }

    private static @Nullable String message(JsonNode value) {
        if (!value.isTextual() || value.asText().isBlank()) {
            return null;
        }
        var text = value.asText().strip();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
