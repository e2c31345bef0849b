package dev.portolan.plugins.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.TenantEvent;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What docs/plugin-events.md says that events hold is what they hold.
class EventDataTest {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /// Told of each event, or kept from plugins.
    private static final Set<String> LEFT_OUT = Set.of("tenant", "at");

    @Test
    void whatIsWrittenIsWhatEventsHold() throws IOException {
        var held = new TreeMap<String, List<String>>();
        for (var family : List.of(CatalogEvent.class, PluginEvent.class, TenantEvent.class)) {
            for (var type : family.getAnnotation(JsonSubTypes.class).value()) {
                held.put(
                        type.name(),
                        Arrays.stream(type.value().getRecordComponents())
                                .filter(component -> !LEFT_OUT.contains(component.getName()))
                                .map(EventDataTest::name)
                                .toList());
            }
        }
        held.remove("location.progress"); // is not kept, and calls nobody

        assertThat(written()).isEqualTo(held);
    }

    private static String name(RecordComponent component) {
        var absent = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return component.getName() + (absent ? "?" : "");
    }

    private static Map<String, List<String>> written() throws IOException {
        var written = new TreeMap<String, List<String>>();
        var table = Files.readString(Path.of("../docs/plugin-events.md"))
                .split("\\| type \\| `data` \\|\\R", -1)[1]
                .split("\\R\\R", -1)[0];
        table.lines().skip(1).forEach(row -> {
            var cells = row.split("\\|", -1);
            codes(cells[1]).forEach(type -> written.put(type, codes(cells[2]).toList()));
        });
        return written;
    }

    private static Stream<String> codes(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1));
    }
}
