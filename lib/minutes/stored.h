// Tables that are made when the library is built, and lie in it ready for use; those of a user's layout file are made
// when it is read, and used in the same way.
//
//   class Words {
//    public:
//     Words() = default;                                // to be loaded
//     explicit Words(const std::vector<Row>& rows);     // made
//     template <typename Storage>
//     void store(Storage& storage) { storage(texts_, longest_); }  // names what it is made of, to save and to load it
//
//    private:
//     Texts texts_;
//     std::uint64_t longest_ = 0;
//   };
//
// What is loaded is not copied: arrays go on lying where they were saved. So loading takes no time that depends on
// their size, and of what a text does not ask for no memory is touched.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace referat::minutes {

/// What can be stored as its bytes, which are the same in each build: no pointers and no gaps.
template <typename T>
concept Plain = std::is_trivially_copyable_v<T> && std::has_unique_object_representations_v<T>;

/// Elements that it owns, or that lie in the library.
template <Plain T>
class Array {
 public:
  Array() = default;
  explicit Array(std::vector<T> own) : own_(std::move(own)), all_(own_) {}
  Array(const Array&) = delete;  // it points at what it owns
  Array& operator=(const Array&) = delete;
  Array(Array&&) noexcept = default;
  Array& operator=(Array&&) noexcept = default;
  ~Array() = default;

  /// Precondition: it owns its elements, as all that is made does.
  void insert(std::size_t at, const T& element) {
    own_.insert(own_.begin() + static_cast<std::ptrdiff_t>(at), element);
    all_ = own_;
  }
  void push_back(const T& element) { insert(size(), element); }
  /// The same of the element at `i`, which may be changed.
  [[nodiscard]] T& own(std::size_t i) { return own_[i]; }

  [[nodiscard]] std::size_t size() const { return all_.size(); }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] const T& operator[](std::size_t i) const { return all_[i]; }
  [[nodiscard]] const T& back() const { return all_.back(); }
  [[nodiscard]] auto begin() const { return all_.begin(); }
  [[nodiscard]] auto end() const { return all_.end(); }
  [[nodiscard]] std::span<const T> all() const { return all_; }

 private:
  friend class Loader;
  std::vector<T> own_;
  std::span<const T> all_;
};

/// Texts by their numbers.
class Texts {
 public:
  void add(std::string_view text) {
    for (const char c : text) bytes_.push_back(c);
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends_[i - 1];
    return {bytes_.all().data() + begin, ends_[i] - begin};
  }
  /// fits(text) of one of them.
  template <typename Fits>
  [[nodiscard]] bool any_of(const Fits& fits) const {
    for (std::size_t i = 0; i < size(); ++i) {
      if (fits((*this)[i])) return true;
    }
    return false;
  }
  template <typename Storage>
  void store(Storage& storage) {
    storage(bytes_, ends_);
  }

 private:
  Array<char> bytes_;
  Array<std::uint32_t> ends_;
};

/// Where each thing that is stored begins, in bytes.
inline constexpr std::size_t kStoredAlignment = 8;

/// Saves what it is called with.
class Saver {
 public:
  template <typename... Parts>
  void operator()(Parts&... parts) {
    (save(parts), ...);
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  void append(const void* data, std::size_t size) {
    bytes_.append(static_cast<const char*>(data), size);
    bytes_.resize((bytes_.size() + kStoredAlignment - 1) / kStoredAlignment * kStoredAlignment);
  }
  template <Plain T>
  void save(const T& value) {
    append(&value, sizeof value);
  }
  template <typename T>
  void save(const Array<T>& array) {
    save(static_cast<std::uint64_t>(array.size()));
    append(array.all().data(), array.all().size_bytes());
  }
  template <typename T>
  void save(std::vector<T>& values) {
    save(static_cast<std::uint64_t>(values.size()));
    for (T& value : values) save(value);
  }
  template <typename T>
  requires requires(T& whole, Saver& saver) { whole.store(saver); }
  void save(T& whole) { whole.store(*this); }

  std::string bytes_;
};

/// Loads what was saved, in the same order. The bytes must outlive it, and begin where kStoredAlignment allows.
class Loader {
 public:
  explicit Loader(std::string_view bytes) : at_(bytes.data()) {}

  template <typename... Parts>
  void operator()(Parts&... parts) {
    (load(parts), ...);
  }

 private:
  const char* take(std::size_t size) {
    return std::exchange(at_, at_ + (size + kStoredAlignment - 1) / kStoredAlignment * kStoredAlignment);
  }
  template <Plain T>
  void load(T& value) {
    std::memcpy(&value, take(sizeof value), sizeof value);
  }
  std::size_t load_size() {
    std::uint64_t size = 0;
    load(size);
    return size;
  }
  template <typename T>
  void load(Array<T>& array) {
    const std::size_t size = load_size();
    array.all_ = {reinterpret_cast<const T*>(take(size * sizeof(T))), size};
  }
  template <typename T>
  void load(std::vector<T>& values) {
    values.resize(load_size());
    for (T& value : values) load(value);
  }
  template <typename T>
  requires requires(T& whole, Loader& loader) { whole.store(loader); }
  void load(T& whole) { whole.store(*this); }

  const char* at_;
};

}  // namespace referat::minutes
