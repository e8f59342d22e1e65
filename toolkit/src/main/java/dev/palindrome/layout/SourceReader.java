package dev.palindrome.layout;

import dev.palindrome.finding.Code;
import dev.palindrome.finding.Finding;
import dev.palindrome.finding.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads scripts strictly: a byte that is not text is a problem with a place, never a question mark. */
final class SourceReader {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Problems problems;

    SourceReader(Problems problems) {
        this.problems = problems;
    }

    /** The text of a UTF-8 file without its byte order mark, or null when it could not be read; the problem is noted. */
    @Nullable
    String read(SourceFile file) {
        return read(file, StandardCharsets.UTF_8);
    }

    /** The text of a file in an encoding, without its byte order mark, or null when it could not be read; the problem is noted. */
    @Nullable
    String read(SourceFile file, Charset charset) {
        byte[] bytes;
        try {
            bytes = file.content().read();
        } catch (IOException e) {
            problems.add(
                    Code.FILE_UNREADABLE,
                    Place.of(file.name()),
                    file.name() + " cannot be read: " + reason(e) + ".",
                    "Make it readable for this user, or take it out of the directory.");
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        if (result.isError()) {
            problems.add(notText(file, charset, bytes, in.position()));
            return null;
        }
        String text = out.flip().toString();
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    private static Finding notText(SourceFile file, Charset charset, byte[] bytes, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        String hex = HexFormat.of().toHexDigits(bytes[offset]).toUpperCase(Locale.ROOT);
        return Finding.of(
                Code.FILE_NOT_UTF8,
                Place.of(file.name(), line, 0),
                file.name() + " is not " + charset.name() + ": byte 0x" + hex + " at offset " + offset + ", line "
                        + line + ", is not part of a character.",
                "Save the file as UTF-8.");
    }

    /** Why a file could not be read, in words. */
    static String reason(IOException exception) {
        String message = exception.getMessage();
        return exception instanceof java.nio.file.AccessDeniedException
                ? "access denied"
                : exception instanceof java.nio.file.NoSuchFileException
                        ? "it is not there"
                        : message == null ? exception.getClass().getSimpleName() : message;
    }
}
