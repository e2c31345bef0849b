package dev.portolan.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A page of the portal in a real Chromium, which notes when the label of a switch, the words beside it and the notices
/// above become others.
final class BrowserPage implements AutoCloseable {
    private static final String WATCH = """
        () => {
          window.seen = [];
          const last = {};
          const look = () => {
            for (const place of ['#enable label', '#live-on', '#elsewhere']) {
              const text = document.querySelector(place)?.textContent ?? '';
              if (last[place] !== text) {
                last[place] = text;
                window.seen.push({text, at: performance.timeOrigin + performance.now()});
              }
            }
          };
          new MutationObserver(look).observe(document.body, {subtree: true, childList: true, characterData: true});
          look();
        }\
        """;
    private static final double PATIENCE = 10_000;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;
    private final Page page;

    BrowserPage(URI portal, String path, String email, String password) {
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable())
                        .setArgs(List.of("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run")));
        page = browser.newPage();
        page.navigate(portal.resolve("/" + path).toString());
        page.locator("#username").fill(email);
        page.locator("#kc-login").click();
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
        page.locator("#enable").waitFor();
        var _ = page.evaluate(WATCH);
    }

    /// Forgets what it has shown so far.
    void forget() {
        var _ = page.evaluate("() => { window.seen = []; }");
    }

    /// Waits until the page has shown a text.
    ///
    /// @return when it did first, in milliseconds since 1970
    double shows(String text) {
        var first = "text => window.seen.find(one => one.text.includes(text))?.at";
        try {
            var _ = page.waitForFunction(first, text, new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
        } catch (TimeoutError e) {
            throw new IllegalStateException(
                    "the browser has not shown \"%s\", but %s, and shows %s"
                            .formatted(
                                    text, page.evaluate("() => JSON.stringify(window.seen)"), page.innerText("main")),
                    e);
        }
        return ((Number) page.evaluate(first, text)).doubleValue();
    }

    private static Path executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Chromium is missing: apt-get install chromium"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
