package dev.portolan.ui.page;

import com.vaadin.flow.component.progressbar.ProgressBar;

/// Moves while something is on its way that nobody knows the length of.
public final class BusyBar extends ProgressBar {
    private static final long serialVersionUID = 1;

    /// @param what is on its way, for those who do not see the bar
    public BusyBar(String what) {
        setIndeterminate(true);
        getElement().setAttribute("aria-label", what);
    }
}
