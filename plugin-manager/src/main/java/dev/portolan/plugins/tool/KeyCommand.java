package dev.portolan.plugins.tool;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// `key`: the key of a publisher, and the proof that it holds it.
record KeyCommand(PrintStream out) {
    int run(Path file, @Nullable URI to, @Nullable Path token, @Nullable String publisher) {
        if ((to == null) != (token == null) || (to == null) != (publisher == null)) {
            out.println("--to, --token-file and --publisher come together.");
            return PluginTool.MISUSE;
        }
        var key = new OwnFile(file).exists() ? SigningKey.read(file) : made(file);
        out.println("Fingerprint: " + key.fingerprint());
        if (to != null && token != null && publisher != null) {
            new Publishing(PortalClient.of(to, new OwnFile(token).read())).prove(publisher, key);
            out.println(to + " takes releases of " + publisher + " that are signed with it.");
        }
        return PluginTool.GOOD;
    }

    private SigningKey made(Path file) {
        var key = SigningKey.make(file);
        out.println("Made " + file + ". Keep a copy in a safe place: whoever has it can sign in your name.");
        return key;
    }
}
