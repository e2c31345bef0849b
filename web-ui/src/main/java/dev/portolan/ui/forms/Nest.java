package dev.portolan.ui.forms;

import java.util.stream.Stream;

/// A part of a form with fields in it.
interface Nest {
    /// Shows what is there now.
    void refresh();

    /// Its fields and theirs, as they are shown.
    Stream<FieldFrame> frames();
}
