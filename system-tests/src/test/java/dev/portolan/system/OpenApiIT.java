package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The documents in docs/openapi are what the services serve. `-Dportolan.openapi.write=true` takes the served ones
/// over.
@Order(15)
@Timeout(300)
class OpenApiIT {
    private final Stack stack = Stack.demo();

    @ParameterizedTest
    @CsvSource({"tenant-service, 8081", "catalog-service, 8082", "plugin-manager, 8083"})
    void theCommittedDocumentIsTheServedOne(String service, int port) throws IOException {
        var file = Stack.root().resolve("docs/openapi/" + service + ".yaml");

        var served = new Api(stack.url(port), null).get("/q/openapi").body();

        if (Boolean.getBoolean("portolan.openapi.write")) {
            Files.writeString(file, served);
        }
        assertThat(served).isEqualTo(Files.readString(file));
    }
}
