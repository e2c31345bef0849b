package dev.portolan.plugins.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.plugins.invocations.HostFunction;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What plugins may ask for is one list: it is answered, JavaScript has it, and declared functions may call it.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class HostNameTest {
    private static final Path PRELUDE = Path.of("src/main/resources/dev/portolan/plugins/runtime/prelude.js");

    @Inject
    @All
    List<HostFunction> functions;

    @Test
    void eachIsAnsweredByOneFunction() {
        assertThat(functions.stream().map(HostFunction::name)).containsExactlyInAnyOrder(HostName.values());
    }

    @Test
    void javaScriptHasThemAll() throws IOException {
        var asked = Pattern.compile("\\bask\\('([^']+)'").matcher(Files.readString(PRELUDE));
        assertThat(asked.results().map(found -> found.group(1))).containsExactlyInAnyOrderElementsOf(HostName.texts());
    }
}
