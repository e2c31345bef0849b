package dev.portolan.ui.forms;

/// Names of inputs in the page.
final class Ids {
    private Ids() {}

    /// `/quiet/from` has the id `field-quiet-from`.
    static String of(String pointer) {
        return "field" + pointer.replace('/', '-');
    }
}
