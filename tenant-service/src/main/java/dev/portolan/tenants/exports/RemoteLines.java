package dev.portolan.tenants.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.TenantId;
import dev.portolan.tenants.http.RemoteService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Reads what another service gives of a tenant: lines `{"file": ..., "row": ...}`, and at last `{"file": "end", ...}`
/// with the number of lines of each file, without which the stream was cut off.
final class RemoteLines {
    private static final String END = "end";

    private final RemoteService service;
    private final ObjectMapper mapper;

    RemoteLines(RemoteService service, ObjectMapper mapper) {
        this.service = service;
        this.mapper = mapper;
    }

    /// @param paths path in the archive by the other service's name of a file
    /// @throws IOException when the stream is cut off
    void gather(TenantId tenant, String bearer, Map<String, String> paths, Folder folder) throws IOException {
        for (var path : paths.values()) {
            folder.touch(path);
        }
        try (var in = service.stream("/internal/tenants/" + tenant + "/export", bearer);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                var line = mapper.readTree(text);
                var file = line.path("file").asText();
                if (file.equals(END)) {
                    check(line.path("row"), paths, folder);
                    return;
                }
                var path = paths.get(file);
                if (path != null) {
                    folder.line(path, mapper.writeValueAsBytes(line.path("row")));
                }
            }
        }
        throw new IOException("the stream ended without its last line");
    }

    private static void check(JsonNode counts, Map<String, String> paths, Folder folder) throws IOException {
        for (var file : paths.entrySet()) {
            if (counts.path(file.getKey()).asLong(-1) != folder.lines(file.getValue())) {
                throw new IOException("lines are missing of " + file.getKey());
            }
        }
    }
}
