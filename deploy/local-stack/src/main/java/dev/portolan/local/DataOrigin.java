package dev.portolan.local;

import java.io.IOException;
import java.nio.file.Files;

/// How the data of an installation was made. Keycloak keeps both for good: users of the demo, and addresses it may
/// send people back to.
record DataOrigin(int offset, boolean demo) {
    /// Remembers the options when there is no data yet, else checks them.
    ///
    /// @throws IllegalArgumentException when the options do not fit the data
    static DataOrigin of(UpOptions options) throws IOException {
        var file = options.home().origin();
        var wanted = new DataOrigin(options.ports().offset(), options.demo());
        if (!Files.exists(file)) {
            Files.writeString(file, wanted.offset + " " + wanted.demo + "\n");
            return wanted;
        }
        var fields = Files.readString(file).strip().split(" ");
        var made = new DataOrigin(Integer.parseInt(fields[0]), Boolean.parseBoolean(fields[1]));
        if (wanted.demo && !made.demo) {
            throw new IllegalArgumentException(
                    "this data was made without the demo: ./portolan up --demo --fresh begins anew with it.");
        }
        if (wanted.offset != made.offset) {
            throw new IllegalArgumentException("this data was made with PORTOLAN_PORT_OFFSET=" + made.offset
                    + ": keep that, or choose another PORTOLAN_HOME, or begin anew with --fresh.");
        }
        return made;
    }
}
