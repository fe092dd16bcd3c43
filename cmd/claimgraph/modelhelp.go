package main

import "github.com/spf13/cobra"

// newModelsTopic is a page of help without a command: claimgraph help models.
func newModelsTopic() *cobra.Command {
	return &cobra.Command{
		Use:   "models",
		Short: "Language models as a second extractor: set-up, limits, measuring",
		Long: `A language model can read articles beside the rules. It answers with quotes, and
only claims whose quotes stand in the article are taken; what is not is counted
by reason. Commands that read articles take

  --extractor rules|llm|both   both: what both find is one claim, by both and surer;
                               what differs stands side by side
  --llm-for low                ask only about sentences where the rules are unsure,
                               at most --llm-share (0.05) of them over many articles

Set-up, in claimgraph.yaml or as CLAIMGRAPH_LLM_… in the environment:

  llm:
    provider: openai                        # or anthropic
    base-url: http://localhost:11434/v1/    # Ollama; vLLM, llama.cpp, LM Studio,
                                            # OpenRouter and Azure's /openai/v1/ alike
    model: gpt-oss:20b
    prices:                                 # for a million tokens; for --max-cost
      - {model: gpt-oss:20b, input: 0, output: 0}

A hosted model wants a key: CLAIMGRAPH_LLM_KEY, else OPENAI_API_KEY or
ANTHROPIC_API_KEY, or a file named in llm.key-file. A key is never written
anywhere. All settings: claimgraph config show. For models that take no
temperature set llm.temperature: -1; for servers that know no JSON Schema set
llm.form: json, or prompt.

Money and time:

  claimgraph load news/ --extractor both --dry-run           # what it would cost
  claimgraph load news/ --extractor both --max-cost 5        # stop before 5
  claimgraph load news/ --extractor both --max-tokens 1000000

A run that a limit ends is gone on with by the same command. Answers are kept in
the database, by article, instructions, schema and model: nothing is asked
twice. A limit counts what a request may use at most, llm.max-output included.
Faults are tried again, as the server asks; an article that fails is listed in
claimgraph failures, and load --retry-failed reads it again; with --extractor
rules that also loads what a model refuses. A wrong key, or a server that fails
again and again, ends the run. Articles loaded before by the rules are read again
with --refresh; claims that are there already stay as they are, so agreement is
noted where both read an article in the same load.

Measuring a model, on the same gold as the rules:

  claimgraph eval                                            # the rules
  claimgraph eval --extractor llm --llm-cache answers.db     # the model
  claimgraph eval --extractor both --llm-cache answers.db    # both; asks nothing again
  claimgraph eval attribution DIR --extractor llm --llm-cache answers.db
  claimgraph compare ARTICLE                                 # side by side

To try all this without a model, a toy that knows a few plain sentences:

  go run ./extract/llm/llmtest/toymodel --listen 127.0.0.1:8089 --faults 0.05
  claimgraph load news/ --extractor both --llm-model toy --llm-base-url http://127.0.0.1:8089/v1/`,
	}
}
