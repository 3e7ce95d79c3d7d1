"""Writes a tiny llama with random weights, whose tokens are bytes: it says nothing of sense, and a server runs it as any
other. Usage: random-model.py FILE"""

import sys

import gguf
import numpy as np

BYTES = 256
LAYERS, WIDTH, HEADS, INNER, CONTEXT = 2, 64, 4, 128, 16384
TEMPLATE = "{% for m in messages %}{{ m['role'] }}: {{ m['content'] }}\n{% endfor %}assistant: "

random = np.random.default_rng(20260131)


def tensor(*shape: int) -> np.ndarray:
    return random.normal(0, 0.1, shape).astype(np.float32)


def main(file: str) -> None:
    writer = gguf.GGUFWriter(file, "llama")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_tokenizer_model("llama")
    writer.add_token_list(["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(BYTES))])
    writer.add_token_scores([0.0] * (BYTES + 3))
    kinds = gguf.TokenType
    writer.add_token_types([kinds.UNKNOWN, kinds.CONTROL, kinds.CONTROL, *([kinds.BYTE] * BYTES)])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    # With it every request that has a grammar is refused.
    writer.add_add_space_prefix(False)
    writer.add_chat_template(TEMPLATE)
    vocabulary = BYTES + 3
    writer.add_tensor("token_embd.weight", tensor(vocabulary, WIDTH))
    writer.add_tensor("output_norm.weight", np.ones(WIDTH, dtype=np.float32))
    writer.add_tensor("output.weight", tensor(vocabulary, WIDTH))
    for layer in range(LAYERS):
        for norm in ("attn_norm", "ffn_norm"):
            writer.add_tensor(f"blk.{layer}.{norm}.weight", np.ones(WIDTH, dtype=np.float32))
        for part in ("attn_q", "attn_k", "attn_v", "attn_output"):
            writer.add_tensor(f"blk.{layer}.{part}.weight", tensor(WIDTH, WIDTH))
        for part, shape in (("ffn_gate", (INNER, WIDTH)), ("ffn_up", (INNER, WIDTH)), ("ffn_down", (WIDTH, INNER))):
            writer.add_tensor(f"blk.{layer}.{part}.weight", tensor(*shape))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


main(sys.argv[1])
