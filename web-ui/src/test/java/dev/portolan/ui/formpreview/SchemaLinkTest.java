package dev.portolan.ui.formpreview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class SchemaLinkTest {
    @Test
    void everyExampleFitsIntoALinkAndComesBack() {
        Examples.ALL.forEach(
                example -> assertThat(SchemaLink.write(example.text()).flatMap(SchemaLink::read))
                        .contains(example.text()));
    }

    @Test
    void whatIsNoLinkOpensNothing() {
        assertThat(SchemaLink.read("")).isEmpty();
        assertThat(SchemaLink.read("%%%")).isEmpty();
        assertThat(SchemaLink.read("AAAA")).isEmpty();
    }

    @Test
    void aLinkThatBlowsUpOpensNothing() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes, new Deflater(9, true))) {
            out.write(new byte[2_000_000]);
        }
        assertThat(SchemaLink.read(Base64.getUrlEncoder().encodeToString(bytes.toByteArray())))
                .isEmpty();
    }
}
