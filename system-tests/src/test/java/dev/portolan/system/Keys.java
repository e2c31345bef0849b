package dev.portolan.system;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;

/// Goes through a page by keyboard alone.
///
/// @param page has the focus somewhere in it
record Keys(Page page) {
    private static final int MOST_STEPS = 40;
    private static final String WITHIN = """
        id => { const part = document.getElementById(id); return part !== null && part.contains(document.activeElement); }\
        """;

    /// Presses Tab until the focus is in a part of the page, which may be on its way.
    Keys to(String id) {
        page.locator("#" + id).waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        for (var step = 0; step < MOST_STEPS; step++) {
            if (Boolean.TRUE.equals(page.evaluate(WITHIN, id))) {
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new IllegalStateException("Tab does not lead to " + id);
    }

    Keys press(String key) {
        page.keyboard().press(key);
        return this;
    }

    Keys type(String text) {
        page.keyboard().type(text);
        return this;
    }

    /// Waits until a list has offered something.
    Keys awaitItem(String text) {
        page.locator("vaadin-combo-box-item")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first()
                .waitFor();
        return this;
    }
}
