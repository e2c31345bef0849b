package dev.portolan.plugins.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.plugins.runtime.HostFunctions;
import dev.portolan.plugins.runtime.HostResult;
import java.util.ArrayList;
import java.util.List;

/// Answers the requests of a draft with the samples that the studio holds, in order. Nobody outside is asked, and
/// nothing is kept. For one call.
final class SampleHost implements HostFunctions {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_LINES = 50;

    private final JsonNode requests;
    private final JsonNode samples;
    private final List<String> lines = new ArrayList<>();
    private int asked;

    /// @param requests of the draft
    /// @param samples `{status, body}` by the name of the request
    SampleHost(JsonNode requests, JsonNode samples) {
        this.requests = requests;
        this.samples = samples;
    }

    @Override
    public HostResult call(String name, JsonNode argument) {
        if (!name.equals("http.fetch")) {
            return new HostResult.Refused("not_permitted", "The studio shows requests only.");
        }
        var request = requests.path(asked++).path("name").asText();
        var sample = samples.path(request);
        if (!sample.isObject()) {
            return new HostResult.Refused("unreachable", "There is no sample of " + request + " yet. Fetch one.");
        }
        var answer = JSON.objectNode().put("status", sample.path("status").asInt(200));
        answer.putObject("headers");
        return new HostResult.Ok(
                answer.put("body", sample.path("body").asText("")).put("ms", 0));
    }

    @Override
    public void log(String level, String message) {
        if (lines.size() < MOST_LINES) {
            lines.add(level + " " + message);
        }
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
