package org.tallystick.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurer;

/// How text becomes words (`IDX-4`). Names such as `INV_2026-11.xml` must be found by each of their parts, so whatever
/// is neither letter nor digit separates.
public final class SearchAnalysis implements LuceneAnalysisConfigurer {

  static final String WORDS = "words";
  static final String TERM = "term";

  /// Shared by all threads, each of which has tokens of its own: close them before asking for others.
  private static final Analyzer ANALYZER = new WordAnalyzer();

  @Override
  public void configure(LuceneAnalysisConfigurationContext context) {
    context.analyzer(WORDS).instance(new WordAnalyzer());
    context.normalizer(TERM).custom().tokenFilter("lowercase");
  }

  /// The words of a text as the index knows them.
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    try (TokenStream tokens = tokens(IndexText.clean(text))) {
      CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(word.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    }
    return words;
  }

  static TokenStream tokens(String text) {
    return ANALYZER.tokenStream(WORDS, text);
  }

  private static final class WordAnalyzer extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
      Tokenizer tokenizer = CharTokenizer.fromTokenCharPredicate(WordAnalyzer::isPartOfWord);
      return new TokenStreamComponents(tokenizer, normalize(field, tokenizer));
    }

    @Override
    protected TokenStream normalize(String field, TokenStream in) {
      return new ASCIIFoldingFilter(new LowerCaseFilter(in));
    }

    /// Marks that combine belong to the letter before them.
    private static boolean isPartOfWord(int c) {
      return Character.isLetterOrDigit(c)
          || Character.getType(c) == Character.NON_SPACING_MARK
          || Character.getType(c) == Character.COMBINING_SPACING_MARK;
    }
  }
}
