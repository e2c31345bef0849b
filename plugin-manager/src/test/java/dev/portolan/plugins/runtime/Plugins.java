package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.declarations.Declarations;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Runs pieces of JavaScript as plugins, all on one runtime.
final class Plugins {
    static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    static final TenantId TENANT = new TenantId(new UUID(1, 1));
    static final Budget BUDGET = new Budget(Duration.ofSeconds(10), 16, 64, 5);
    static final JsRuntime RUNTIME = new JsRuntime(Pooling.DEFAULT, InstantSource.fixed(NOW));

    /// All runtimes, where a test is about more than JavaScript.
    static final Runtimes ALL = Runtimes.alone(Pooling.DEFAULT, InstantSource.fixed(NOW));

    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private Plugins() {}

    static Program program(String source) {
        return program(source, BUDGET);
    }

    static Program program(String source, Budget budget) {
        return new Program(source + budget, budget, () -> source);
    }

    /// @param functions as in `functions.yaml`
    static Program declared(String functions, Budget budget) {
        return new Program(functions + budget, budget, new Code.Declarative(() -> declarations(functions)));
    }

    static Program wasm(byte[] module, boolean compiled, Budget budget) {
        var digest = Arrays.hashCode(module) + "," + module.length + compiled + budget;
        return new Program(digest, budget, new Code.Wasm(() -> module, compiled));
    }

    private static Declarations declarations(String functions) {
        try {
            return switch (Declarations.read(YAML.readTree(functions), Map.of())) {
                case Declarations.Result.Sound(var declarations) -> declarations;
                case Declarations.Result.Faulty(var findings) -> throw new AssertionError(findings.toString());
            };
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(functions, e);
        }
    }

    static Outcome runAny(Program program, String document, HostFunctions host) {
        return ALL.invoke(TENANT, program, new Invocation("f", json(document)), host);
    }

    static Budget timeout(int millis) {
        return new Budget(Duration.ofMillis(millis), 16, 64, 5);
    }

    static Outcome run(String source, String document) {
        return run(program(source), document, new Host());
    }

    static Outcome run(Program program, String document, HostFunctions host) {
        return RUNTIME.invoke(TENANT, program, new Invocation("f", json(document)), host);
    }

    static String value(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Returned returned -> returned.value().toString().replace('"', '\'');
            case Outcome.Failed failed -> failed.toString();
        };
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /// A host that knows one entity and keeps what is said.
    static final class Host implements HostFunctions {
        final List<String> calls = new ArrayList<>();
        final List<String> lines = new ArrayList<>();

        @Override
        public HostResult call(String name, JsonNode argument) {
            calls.add(name + " " + argument.toString().replace('"', '\''));
            return switch (name) {
                case "catalog.get" -> new HostResult.Ok(json("{'kind':'Component'}"));
                case "http.fetch" -> new HostResult.Refused("not_permitted", "No such address was granted.");
                default -> new HostResult.Ok(MissingNode.getInstance());
            };
        }

        @Override
        public void log(String level, String message) {
            lines.add(level + " " + message);
        }
    }
}
