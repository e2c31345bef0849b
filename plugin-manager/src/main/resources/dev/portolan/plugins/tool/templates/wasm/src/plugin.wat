;; The smallest plugin in WebAssembly: two functions that answer the same to everything. Made into plugin.wasm by
;;   wat2wasm src/plugin.wat -o plugin.wasm
;; Any language will do that can export these functions; docs/plugin-runtimes.md says what they take and give.
(module
  (memory (export "memory") 2)
  (global $heap (mut i32) (i32.const 65536))

  (data (i32.const 1024) "[\"card\",\"test\"]")
  (data (i32.const 2048) "{\"block\":\"text\",\"markdown\":\"Hello from WebAssembly.\"}")
  (data (i32.const 3072) "{\"ok\":true,\"message\":\"There is nothing that could fail.\"}")

  ;; A place of that size. Nothing is freed: memory is new with each call.
  (func (export "portolan_alloc") (param $size i32) (result i32)
    global.get $heap
    global.get $heap
    local.get $size
    i32.add
    global.set $heap
    loop $more
      global.get $heap
      memory.size
      i32.const 16
      i32.shl
      i32.gt_u
      if
        i32.const 16
        memory.grow
        i32.const -1
        i32.eq
        if
          unreachable
        end
        br $more
      end
    end)

  ;; The name's first letter tells which of the two it is. An answer is its address and its length in one number.
  (func (export "portolan_call") (param $name i32) (param i32) (param i32) (param i32) (result i64)
    local.get $name
    i32.load8_u
    i32.const 99 ;; c
    i32.eq
    if (result i64)
      i64.const 8796093022261 ;; 2048 << 32 | 53
    else
      i64.const 13194139533369 ;; 3072 << 32 | 57
    end)

  (func (export "portolan_functions") (result i64)
    i64.const 4398046511119)) ;; 1024 << 32 | 15
