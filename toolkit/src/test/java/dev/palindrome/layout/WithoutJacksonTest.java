package dev.palindrome.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jackson is optional: only a TOML file needs it, and then it is named. */
class WithoutJacksonTest {
    @TempDir
    Path directory;

    private Tree tree;

    @BeforeEach
    void tree() {
        tree = new Tree(directory);
    }

    @Test
    void histories_without_toml_are_read() throws Exception {
        tree.with("V1__one.sql");

        assertThat(load()).isEqualTo("flyway");
    }

    @Test
    void a_toml_file_is_refused() throws Exception {
        tree.with("1_one/up.sql", "1_one/metadata.toml");

        assertThat(load())
                .isEqualTo("1_one/metadata.toml cannot be read: Jackson's TOML format is not on the class path.");
    }

    /** The layout of the directory, or the message with which it is refused. */
    private String load() throws Exception {
        ClassLoader loader = new WithoutJackson();
        Class<?> options = loader.loadClass(HistoryOptions.class.getName());
        try {
            Object history = loader.loadClass(Histories.class.getName())
                    .getMethod("load", options)
                    .invoke(null, options.getMethod("of", Path.class).invoke(null, directory));
            return (String) history.getClass().getMethod("layout").invoke(history);
        } catch (InvocationTargetException e) {
            return e.getCause().getMessage();
        }
    }

    /** Our own classes once more, without Jackson behind them. */
    private static final class WithoutJackson extends ClassLoader {
        private WithoutJackson() {
            super(WithoutJacksonTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.fasterxml.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.palindrome.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
