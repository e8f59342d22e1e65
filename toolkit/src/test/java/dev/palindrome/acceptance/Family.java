package dev.palindrome.acceptance;

import java.nio.file.Path;
import java.util.List;

/** Cases of one kind, in one folder of the acceptance directory. */
interface Family {
    /** Name of the folder and of the family. */
    String name();

    /**
     * Answers every case of every file in the folder.
     *
     * @throws Exception when a case cannot be read; a case that is answered wrongly is an answer
     */
    List<Answer> run(Path folder) throws Exception;
}
