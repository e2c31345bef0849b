package dev.portolan.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleTest {
    @TempDir
    Path plugins;

    @Test
    void aModuleComesOnceAndAfterWhatItImports() throws IOException {
        write("shared/blocks.js", "/** A row. */\nexport function row(text) {\n  return text;\n}\n");
        write("dice/src/texts.js", "export const TEXTS = { one: 'One' };\n");
        write("dice/src/card.js", """
                import { row } from '../../shared/blocks.js';
                import { TEXTS } from './texts.js';

                export const { card, tab } = both(() => row(TEXTS.one));

                function both(make) {
                  return { card: make, tab: make };
                }
                """);
        write("dice/src/plugin.js", """
                // Rolls.
                import {
                  row,
                } from '../../shared/blocks.js';
                export { card, tab } from './card.js';

                export async function test() {
                  return row('ok');
                }
                """);

        assertThat(bundle()).isEqualTo("""
                // --- shared/blocks.js ---

                /** A row. */
                function row(text) {
                  return text;
                }

                // --- dice/src/texts.js ---

                const TEXTS = { one: 'One' };

                // --- dice/src/card.js ---

                const { card, tab } = both(() => row(TEXTS.one));

                function both(make) {
                  return { card: make, tab: make };
                }

                // --- dice/src/plugin.js ---

                // Rolls.

                async function test() {
                  return row('ok');
                }

                export { card, tab, test };
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            import { none } from './a.js'; | imports none, which dice/src/a.js does not export
            import { a as b } from './a.js'; | imports a as b, which dice/src/a.js does not export
            import { a } from './b.js';    | imports ./b.js, which is not there
            import a from './a.js';        | has a line that is not understood: import a from './a.js';
            import * as a from './a.js';   | has a line that is not understood: import * as a from './a.js';
            import { a } from 'react';     | has a line that is not understood: import { a } from 'react';
            export default a;              | has a line that is not understood: export default a;
            import { a } from './plugin.js'; | is imported by what it imports
            """)
    void whatItDoesNotKnowIsRefusedByName(String line, String why) throws IOException {
        write("dice/src/a.js", "export const a = 1;\n");
        write("dice/src/plugin.js", line + "\n");

        assertThatThrownBy(this::bundle).hasMessage("dice/src/plugin.js " + why);
    }

    @Test
    void aNameStandsForOneThing() throws IOException {
        write("dice/src/a.js", "export const a = 1;\nconst twice = 2;\n");
        write("dice/src/plugin.js", "import { a } from './a.js';\n\nfunction twice() {\n  return a;\n}\n");

        assertThatThrownBy(this::bundle).hasMessage("dice/src/plugin.js declares twice, as another module does");
    }

    private String bundle() throws IOException {
        return Bundle.of(plugins, plugins.resolve("dice/src/plugin.js"));
    }

    private void write(String file, String code) throws IOException {
        var path = plugins.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, code);
    }
}
